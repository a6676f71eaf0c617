const MAX_TEXT = 4000;

/** A value for people: texts in quotes, objects over lines, and what is very long cut. */
export function showValue(value: unknown): string {
  const text = value === undefined ? '—' : (JSON.stringify(value, null, 2) ?? String(value));
  return text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)} …` : text;
}

/** A formula or value of a step's config at a dotted path, such as `variables.0.value`; undefined where there is none. */
export function configAt(config: unknown, path: string): string | undefined {
  let at: unknown = config;
  for (const key of path.split('.')) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, key)) return undefined;
    at = (at as Record<string, unknown>)[key];
  }
  if (typeof at === 'string') return at;
  if (typeof at !== 'object' || at === null) return undefined;
  const source = at as { readonly expression?: unknown; readonly template?: unknown };
  const formula = source.expression ?? source.template;
  return typeof formula === 'string' ? formula : undefined;
}
