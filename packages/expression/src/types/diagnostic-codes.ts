/** What every code of a diagnostic means: one sentence or two, ending with the way out. The list is closed. */
export const diagnosticCodes = {
  // The text can't be read.
  syntax: 'The text is not an expression. The message says what was expected.',
  'too-large': 'The expression is too long or nested too deeply. Split it, or name parts of it in an earlier step.',
  'single-quotes': 'Text is put in double quotes.',
  'strict-equality': 'There is no `===` and no `!==`. Use `==` and `!=`.',
  'foreign-operator': 'An operator of another language. Use the operator or the function that the message names.',
  'mixed-defaults':
    '`??` is not mixed with `&&` and `||` without parentheses, since readers differ in what they expect. Add them.',
  assignment: 'Nothing can be assigned inside an expression. Compare with `==`, or name a value with `let`.',
  semicolon: 'An expression has no statements and no `;`. Name values with `let … return …`.',
  'foreign-word': 'A word of another language. Use the form that the message names.',
  'missing-at': 'The name of a function starts with `@`: `@std.len(x)`.',
  'missing-parentheses': 'A function is called with parentheses, even without arguments: `@time.now()`.',
  'method-call': 'Values have no methods. Use the function that the message names.',
  'over-escaped-text':
    'Quotes were escaped once too often, as happens with text copied out of JSON. Remove the backslashes.',
  'lambda-form': 'The parameters of a lambda stand in parentheses: `(x) => x + 1`.',
  'unquoted-key': 'A key of an object is a text in double quotes, with a value behind a colon.',

  // Names.
  'unknown-variable': 'No variable of this name exists here. Correct the name, or set the variable in an earlier step.',
  'unknown-function': 'No function of this name exists. Use the one that the message names.',
  'wrong-argument-count': 'The function takes another number of arguments. Its signature is in the message.',
  'let-needs-letr':
    'A value of a `let` uses a name of the same `let`, which is bound only for the result. Write `letr`, where each value sees the names before it.',
  'bare-key-is-variable':
    'A key without quotes means the value of the variable of that name, if there is one. Put the key in quotes.',
  'duplicate-key': 'A key is given twice; the last value wins. Remove one of them.',
  'unknown-member':
    'The value is not known to have this member, and another has almost the same name. Check the spelling.',
  'extension-function': 'The function is not part of the Mosaic profile. Do without it, or use the extended profile.',

  // Types: it fails whenever it is evaluated.
  'wrong-operand': 'An operator can not work on a value of this type. Convert the value, or use another operator.',
  'wrong-argument': 'A function can not work on an argument of this type. Its signature is in the message.',
  'null-operand': '`null` is not a number and does not become 0. Give a default with `??`.',
  'member-of-null': 'A member of `null` is an error. Use `?.`, or test with `!= null` first.',
  'member-of-value':
    'Only objects have members; texts, numbers and lists do not. Use a function such as `@std.len(x)`.',
  'wrong-subscript': 'A list takes a whole number as subscript.',
  'not-a-lambda': 'Only a lambda can be called with `@( … )( … )`.',
  'misplaced-lambda':
    'A lambda can not be put into a list, an object or a text, compared, or be the result. Call it: `@(f)(x)`.',
  'division-by-zero': 'Division by zero is an error. Test the divisor first.',
  'failing-call':
    'A function fails each time it is called here, since its arguments are always the same. Correct the arguments.',
  'wrong-result': 'The place where the expression stands needs a result of another type.',
  'condition-not-boolean': 'A condition has to be true or false. Compare the value with something.',
  'condition-is-text': 'A condition in backticks is a text, not the comparison written in it. Remove the backticks.',

  // Types: it may fail, depending on the value.
  'may-be-null': 'The value may be `null`, and then this is an error. Use `?.`, `??` or a test.',
  'may-not-be-number': 'The value may be a text that is not a number, and then this is an error.',
  'may-be-wrong-type': 'The value may have a type for which this is an error. Test it with `@std.typeOf(x)`.',

  // What is surely not meant.
  'always-true-value':
    'Every text, list and object counts as true, the empty ones included. Test the length, or use `??`.',
  'constant-condition': 'The condition has the same result each time. Remove what is never used.',
  'constant-comparison':
    'The comparison has the same result each time, whatever the values. Compare with another value.',
  'needless-default': 'The value before `??` is never `null`, so the default is never used. Remove it.',
  'placeholder-in-text':
    'Values are filled into texts in backticks only, not into those in double quotes. Use backticks.',
  'header-case': 'The names of headers are in lower case, whatever the caller wrote. Write the name in lower case.',
  'length-member': 'Lists and texts have no member `length`. Use `@std.len(x)`.',
  'escaped-quote-in-template':
    'Quotes need no backslash inside backticks; the backslash becomes part of the text. Remove it.',
  'unverified-claims':
    'A decision depends on claims of a token that nobody verified, so anybody can make it. Use `@crypto.verifyToken`.',
} as const;

/** Code of a diagnostic of the checker. */
export type DiagnosticCode = keyof typeof diagnosticCodes;
