/** One line about each word of the language. */
export const keywordDocs: Readonly<Record<string, string>> = {
  let: '`let a = 1, b = 2 return a + b` names values; none of them sees the others.',
  letr: '`letr a = 1, b = a + 1 return b` names values one after the other; each sees those before it.',
  return: 'The result of `let` or `letr`.',
  try: '`try a / b catch 0` goes on with another value after an error.',
  catch: 'The value that `try` takes after an error.',
  true: 'The boolean true.',
  false: 'The boolean false.',
  null: 'No value. A missing key reads as null.',
};
