import './app/csp-nonce.ts';
import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './app/base.css';
import { createRoot } from 'react-dom/client';
import { applyColorScheme } from './app/color-scheme.ts';
import { Portal } from './app/portal.tsx';
import { startTexts } from './texts/texts.ts';

applyColorScheme();
startTexts();
const root = document.getElementById('root');
if (root === null) throw new Error('The page has no element with the id "root".');
createRoot(root).render(<Portal />);
