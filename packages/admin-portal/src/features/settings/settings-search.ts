export const TABS = ['people', 'keys', 'general', 'account'] as const;

export type Tab = (typeof TABS)[number];

/** What the settings show, as it stands in the address of the page. Without a tab it is the first. */
export interface SettingsSearch {
  readonly tab?: Tab;
}

export function parseSettingsSearch(raw: Record<string, unknown>): SettingsSearch {
  const tab = TABS.find((one) => one === raw.tab);
  return tab === undefined ? {} : { tab };
}
