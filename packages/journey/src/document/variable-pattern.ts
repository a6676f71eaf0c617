/** Names that an expression can read: letters, digits and underscores, and no word of the language. */
export const VARIABLE_PATTERN = '^(?!(?:let|letr|return|try|catch|true|false|null)$)[A-Za-z_][A-Za-z0-9_]*$';
