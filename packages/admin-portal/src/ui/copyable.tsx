import { Code, Group, Text } from '@mantine/core';
import { CopyButton } from './copy-button.tsx';

/** A value with its name, and a button that copies it. */
export function Copyable({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <div>
      <Text fz="xs" c="dimmed" fw={600}>
        {label}
      </Text>
      <Group gap={4} wrap="nowrap">
        <Code fz="sm" translate="no" style={{ overflowWrap: 'anywhere' }}>
          {value}
        </Code>
        <CopyButton value={value} what={label} />
      </Group>
    </div>
  );
}
