import { Group, Text } from '@mantine/core';

/** The mark and the name. */
export function Brand() {
  return (
    <Group gap={10} wrap="nowrap">
      <svg width="30" height="30" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
        <rect width="32" height="32" rx="8" fill="#14524f" />
        <path
          d="M9 22.5 13 12l3 7 3-7 4 10.5"
          fill="none"
          stroke="#fff"
          strokeWidth="2.6"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
        <circle cx="16" cy="7.6" r="2.1" fill="#f2b84b" />
      </svg>
      <Text fw={700} fz="lg" lts="-0.01em" data-brand-name>
        Waymark
      </Text>
    </Group>
  );
}
