import { Anchor, type AnchorProps, Button, type ButtonProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { ComponentPropsWithRef } from 'react';

type OfLink<Props> = Props & Omit<ComponentPropsWithRef<'a'>, keyof Props>;

/** A link that looks like a button; `to`, `params` and `search` are checked against the routes. */
export const LinkButton = createLink((props: OfLink<ButtonProps>) => <Button component="a" {...props} />);

/** A link in running text or in a table. */
export const TextLink = createLink((props: OfLink<AnchorProps>) => <Anchor {...props} />);
