import { findStepKind } from '@waymark/journey';
import { Handle, type NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { IN, OUT } from './build-canvas.ts';
import classes from './canvas.module.css';
import type { StepNode as StepNodeType } from './canvas-node.ts';
import { KindIcon } from './kind-icon.tsx';

/** The box of a step. */
export const StepNode = memo(function StepNode({ data, selected }: NodeProps<StepNodeType>) {
  const { step, name, summary, branches, isStart, canConnect, issue, mark, light, visits } = data;
  return (
    <div
      className={classes.step}
      data-category={findStepKind(step.kind)?.category ?? 'none'}
      data-selected={selected || undefined}
      data-issue={issue}
      data-mark={mark}
      data-light={light}
    >
      <Handle
        type="target"
        position={IN}
        className={classes.input}
        isConnectable={canConnect}
        data-start={isStart || undefined}
      />
      <span className={classes.kind}>
        <KindIcon kind={step.kind} />
      </span>
      <span className={classes.words}>
        <span className={classes.name}>{name}</span>
        <span className={classes.summary}>{summary}</span>
      </span>
      {visits > 1 && <span className={classes.visits}>{visits}×</span>}
      {issue !== undefined && <span className={classes.issue}>!</span>}
      <Outputs step={step} branches={branches} canConnect={canConnect} />
    </div>
  );
});

/** A handle for each branch; an open one carries its label, a connected one has it on its wire. */
export function Outputs({
  step,
  branches,
  canConnect,
}: Pick<StepNodeType['data'], 'step' | 'branches' | 'canConnect'>) {
  return branches.map(({ name, label, required }, index) => {
    const isOpen = step.branches?.[name] === undefined;
    if (isOpen && !canConnect) return null;
    return (
      <Handle
        key={name}
        id={name}
        type="source"
        position={OUT}
        className={classes.output}
        isConnectable={canConnect}
        data-open={isOpen || undefined}
        data-required={required || undefined}
        style={{ top: `${((index + 1) / (branches.length + 1)) * 100}%` }}
      >
        {isOpen && <span className={classes.open}>{label}</span>}
      </Handle>
    );
  });
}
