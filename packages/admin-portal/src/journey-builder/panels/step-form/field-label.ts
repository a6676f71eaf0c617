import { useTranslation } from 'react-i18next';

/** The label of a field: its own text, or its name written as words. */
export function useFieldLabel(): (name: string) => string {
  const { t } = useTranslation('stepForm');
  const labels: Readonly<Record<string, string>> = t('labels', { returnObjects: true });
  return (name) => textFor(labels, name) ?? wordsOf(name);
}

/** What one row of a list is called, as in "Add header". */
export function useRowName(): (name: string) => string {
  const { t } = useTranslation('stepForm');
  const names: Readonly<Record<string, string>> = t('rowNames', { returnObjects: true });
  return (name) => textFor(names, name) ?? wordsOf(name).toLowerCase();
}

const textFor = (texts: Readonly<Record<string, string>>, name: string): string | undefined =>
  Object.hasOwn(texts, name) ? texts[name] : undefined;

/** `maxPasses` → `Max passes`. */
export function wordsOf(name: string): string {
  const words = name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replaceAll(/[_-]+/g, ' ')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
