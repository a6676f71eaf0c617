const PREFIX = 'WAYMARK_ENV_';

/**
 * What `@env.get` answers. Only variables with the prefix can be read: the rest of the environment holds the address of
 * the database and the like, which is nothing for the author of a journey.
 */
export function readSetting(
  name: string,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): string | null {
  const variable = PREFIX + name;
  return Object.hasOwn(environment, variable) ? (environment[variable] ?? null) : null;
}
