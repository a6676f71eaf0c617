/** Is it a path of the portal? A link that somebody sent must not lead to another site after the sign-in. */
export function isOwnPath(value: unknown): value is string {
  return typeof value === 'string' && /^\/(?![/\\])/.test(value) && !/[\n\r\t]/.test(value);
}
