/** Ids that people choose: `check-mfa`. They appear in URLs, traces and files. */
export const ID_PATTERN = '^[a-z0-9]+(-[a-z0-9]+)*$';
