/**
 * `mosaic`: only what the vendor documents. `extended`: also comments, trailing commas, exponents, JSON's string
 * escapes and `??`.
 */
export type Profile = 'extended' | 'mosaic';

/** `expression`: the whole text is one expression. `template`: text with `${expression}` in it, always giving text. */
export type ExpressionMode = 'expression' | 'template';
