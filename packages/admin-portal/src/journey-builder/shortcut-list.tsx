import { Kbd, Stack, Table, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../ui/dialog.tsx';

/** The keys by what they are for. Several of a row stand side by side. */
const GROUPS = {
  steps: {
    add: ['/', 'Ctrl+/'],
    walk: ['←', '→', '↑', '↓'],
    open: ['Enter'],
    leave: ['Esc'],
    connect: ['C'],
    rename: ['F2'],
    remove: ['Delete'],
    duplicate: ['Ctrl+D'],
    copy: ['Ctrl+C', 'Ctrl+X', 'Ctrl+V'],
    all: ['Ctrl+A'],
  },
  journey: {
    undo: ['Ctrl+Z', 'Ctrl+Y'],
    save: ['Ctrl+S'],
    publish: ['P'],
    try: ['T'],
    goTo: ['Ctrl+K'],
    list: ['?'],
  },
  formulas: {
    complete: ['Ctrl+Space'],
    take: ['Tab', 'Enter'],
    format: ['Shift+Alt+F'],
  },
} as const;

/** Every key of the builder. */
export function ShortcutList({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('builder');
  const { t: common } = useTranslation('common');
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t('keys.title')}
      size="lg"
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <Stack>
        {(Object.keys(GROUPS) as (keyof typeof GROUPS)[]).map((group) => (
          <section key={group}>
            <Title order={3} fz="sm" mb={4}>
              {t(`keys.groups.${group}`)}
            </Title>
            <Table layout="fixed" verticalSpacing={5} withRowBorders={false}>
              <Table.Tbody>
                {Object.entries<readonly string[]>(GROUPS[group]).map(([what, keys]) => (
                  <Table.Tr key={what}>
                    <Table.Td w="13rem">
                      {keys.map((key) => (
                        <Kbd key={key} mr={4}>
                          {key}
                        </Kbd>
                      ))}
                    </Table.Td>
                    <Table.Td>{t(`keys.${group}.${what}` as 'keys.steps.add')}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </section>
        ))}
      </Stack>
    </Dialog>
  );
}
