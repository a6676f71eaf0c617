import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { queryClient } from '../api/query-client.ts';
import { colorSchemeManager, DEFAULT_COLOR_SCHEME } from './color-scheme.ts';
import { cspNonce } from './csp-nonce.ts';
import { router } from './router.ts';
import { cssVariables, theme } from './theme.ts';

/** Everything around the screens. */
export function Portal() {
  return (
    <StrictMode>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={cssVariables}
        colorSchemeManager={colorSchemeManager}
        defaultColorScheme={DEFAULT_COLOR_SCHEME}
        getStyleNonce={() => cspNonce}
      >
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
          <Notifications position="bottom-right" limit={4} />
        </QueryClientProvider>
      </MantineProvider>
    </StrictMode>
  );
}
