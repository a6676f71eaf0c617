import { describe, expect, it } from 'vitest';
import { Bindings } from './bindings.ts';
import { arrayType, lambdaType, literalType, nullType, numberType, stringType, unknownType } from './type.ts';
import { unionType } from './union.ts';

const item = { kind: 'variable', name: 'Item' } as const;

describe('what a type variable stands for', () => {
  it('is nothing known before it is bound, and after it was given up', () => {
    const bindings = new Bindings();
    expect(bindings.get('Item')).toEqual(unknownType);
    bindings.bind(item, numberType);
    bindings.forget('Item');
    expect(bindings.get('Item')).toEqual(unknownType);
  });

  it('grows with each use, without literals', () => {
    const bindings = new Bindings();
    bindings.bind(item, literalType(1));
    expect([bindings.get('Item'), bindings.changes]).toEqual([numberType, 1]);
    bindings.bind(item, literalType(2));
    expect([bindings.get('Item'), bindings.changes]).toEqual([numberType, 1]);
    bindings.bind(item, stringType);
    expect([bindings.get('Item'), bindings.changes]).toEqual([unionType(numberType, stringType), 2]);
  });

  it('replaces it inside of types', () => {
    const bindings = new Bindings();
    bindings.bind(item, numberType);
    expect(bindings.apply(item)).toEqual(numberType);
    expect(bindings.apply(arrayType(item))).toEqual(arrayType(numberType));
    expect(bindings.apply(unionType(item, nullType))).toEqual(unionType(numberType, nullType));
    expect(bindings.apply(stringType)).toEqual(stringType);
    expect(bindings.apply(lambdaType([{ name: 'x', type: item }], arrayType(item)))).toEqual(
      lambdaType([{ name: 'x', type: numberType }], arrayType(numberType)),
    );
  });
});
