import { Group, Text } from '@mantine/core';
import classes from './code-block.module.css';
import { CopyButton } from './copy-button.tsx';

/** Text for a machine, to be read and copied: a curl line, JSON, a file. */
export function CodeBlock({ code, title }: { readonly code: string; readonly title: string }) {
  return (
    <section className={classes.block} aria-label={title}>
      <Group justify="space-between" className={classes.head}>
        <Text fz="xs" fw={600} c="dimmed">
          {title}
        </Text>
        <CopyButton value={code} what={title} withLabel />
      </Group>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard */}
      <pre className={classes.code} tabIndex={0} translate="no">
        <code>{code}</code>
      </pre>
    </section>
  );
}
