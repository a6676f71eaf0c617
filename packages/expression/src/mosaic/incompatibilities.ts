import { compileNode } from '../compile/compile-node.ts';
import { Compiler } from '../compile/compiler.ts';
import { FrameLayout, Scope } from '../compile/scope.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { parseExpression } from '../syntax/parse.ts';
import type { ExpressionMode } from '../syntax/profile.ts';

/**
 * What of an expression would not carry over to Mosaic: syntax and functions that are documented nowhere. Each finding
 * has its place and says which documented form comes nearest; where that form means the same, there is a fix. Empty for
 * an expression that keeps its meaning. An expression that can't be read at all is reported as such.
 */
export function mosaicIncompatibilities(source: string, mode: ExpressionMode = 'expression'): readonly Diagnostic[] {
  const { diagnostics } = parseExpression(source, { mode, profile: 'mosaic' });
  const extended = parseExpression(source, { mode });
  if (extended.tree === null || extended.diagnostics.length > 0) return diagnostics;
  const compiler = new Compiler([], 'mosaic');
  compileNode(extended.tree, new Scope(new FrameLayout(0)), compiler);
  return [...diagnostics, ...compiler.diagnostics].sort((left, right) => left.start - right.start);
}
