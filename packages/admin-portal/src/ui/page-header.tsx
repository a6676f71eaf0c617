import { Anchor, Group, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef } from 'react';
import { usePageFocus } from './use-page-focus.ts';

interface PageHeaderProps {
  /** Also the title of the document. */
  readonly title: string;
  /** One sentence: what this page is for. */
  readonly description?: ReactNode;
  /** The page above this one. */
  readonly parent?: { readonly title: string; readonly to: string };
  /** Beside the title, such as a state. */
  readonly badge?: ReactNode;
  /** Buttons, the most important last. */
  readonly actions?: ReactNode;
}

/** The head of every page. It names the document and takes the focus after a navigation, so that readers hear where they are. */
export function PageHeader({ title, description, parent, badge, actions }: PageHeaderProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · Waymark`;
  }, [title]);
  usePageFocus(heading);
  return (
    <Group justify="space-between" align="flex-start" mb="lg" gap="md" wrap="wrap">
      <Stack gap={4} maw="100%" miw={0}>
        {parent !== undefined && (
          <Anchor component={Link} to={parent.to} fz="sm" style={{ overflowWrap: 'anywhere' }}>
            {parent.title}
          </Anchor>
        )}
        <Group gap="sm">
          <Title order={1} ref={heading} tabIndex={-1} style={{ overflowWrap: 'anywhere' }}>
            {title}
          </Title>
          {badge}
        </Group>
        {description !== undefined && (
          <Text c="dimmed" maw="46rem" style={{ textWrap: 'pretty', overflowWrap: 'anywhere' }}>
            {description}
          </Text>
        )}
      </Stack>
      {actions !== undefined && <Group gap="sm">{actions}</Group>}
    </Group>
  );
}
