import { Code, Group, Text } from '@mantine/core';
import { CopyButton } from './copy-button.tsx';

/** A value with its name, and a button that copies it. */
export function Copyable(props: { readonly label: string; readonly value: string; readonly beginsHere?: boolean }) {
  const { label, value, beginsHere = false } = props;
  return (
    <div>
      <Text fz="xs" c="dimmed" fw={600}>
        {label}
      </Text>
      <Group gap={4} wrap="nowrap">
        <Code fz="sm" translate="no" style={{ overflowWrap: 'anywhere' }}>
          {value}
        </Code>
        <CopyButton value={value} what={label} beginsHere={beginsHere} />
      </Group>
    </div>
  );
}
