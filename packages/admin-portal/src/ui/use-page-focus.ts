import { type RefObject, useEffect } from 'react';

let lastPath: string | undefined;

/**
 * Takes the focus to a page that has just been opened, so that readers hear where they are and the keyboard goes on from
 * there. A field that took the focus itself keeps it. Without a heading the page's content has it.
 */
export function usePageFocus(heading?: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    // The first page of a visit begins where every page does: at its top.
    const path = window.location.pathname.replace(/\/$/, '');
    const isNavigation = lastPath !== undefined && lastPath !== path;
    lastPath = path;
    const content = document.getElementById('content');
    const active = document.activeElement;
    const isInside = active !== content && content?.contains(active) === true;
    if (!isNavigation || isInside) return;
    (heading?.current ?? content)?.focus({ preventScroll: true });
  }, [heading]);
}
