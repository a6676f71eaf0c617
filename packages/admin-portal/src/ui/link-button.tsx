import { Anchor, Button } from '@mantine/core';
import { createLink } from '@tanstack/react-router';

/** A link that looks like a button; `to`, `params` and `search` are checked against the routes. */
export const LinkButton = createLink(Button<'a'>);

/** A link in running text or in a table. */
export const TextLink = createLink(Anchor<'a'>);
