import { Text, Title } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import { Brand } from '../../app/brand.tsx';
import classes from './entrance.module.css';

/** The frame of the pages before the sign-in. */
export function Entrance({
  title,
  text,
  children,
}: {
  readonly title: string;
  readonly text?: string;
  readonly children: ReactNode;
}) {
  useEffect(() => {
    document.title = `${title} · Waymark`;
  }, [title]);
  return (
    <main className={classes.page}>
      <div className={classes.card}>
        <Brand />
        <Title order={1} mt="xl" mb={text === undefined ? 'md' : 4}>
          {title}
        </Title>
        {text !== undefined && (
          <Text c="dimmed" fz="sm" mb="lg">
            {text}
          </Text>
        )}
        {children}
      </div>
    </main>
  );
}
