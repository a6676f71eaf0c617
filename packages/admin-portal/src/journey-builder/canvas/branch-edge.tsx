import { BaseEdge, type EdgeProps, getSmoothStepPath } from '@xyflow/react';
import { memo, useContext } from 'react';
import { BODY } from '../model/step-branches.ts';
import classes from './canvas.module.css';
import { CanvasEditsContext } from './canvas-edits.ts';
import type { BranchEdge as BranchEdgeType } from './canvas-node.ts';

/** The wire of a branch, with its label where it begins and a button in its middle that puts a step on it. */
export const BranchEdge = memo(function BranchEdge(props: EdgeProps<BranchEdgeType>) {
  const { id, sourceX, sourceY, targetX, targetY, sourcePosition, targetPosition, data, selected, markerEnd } = props;
  const edits = useContext(CanvasEditsContext);
  const [path, middleX, middleY] = getSmoothStepPath({
    sourceX,
    sourceY,
    targetX,
    targetY,
    sourcePosition,
    targetPosition,
    borderRadius: 14,
    offset: 28,
  });
  if (data === undefined) return null;
  const { step, branch, label, light, coverage, canInsert } = data;
  return (
    <g
      className={classes.wire}
      data-light={light}
      data-coverage={coverage === undefined ? undefined : coverage ? 'yes' : 'no'}
      data-selected={selected === true || undefined}
    >
      <BaseEdge id={id} path={path} interactionWidth={18} {...(markerEnd === undefined ? {} : { markerEnd })} />
      {label !== '' && (
        <text className={classes.label} x={sourceX + 10} y={branch === BODY ? sourceY + 16 : sourceY - 6}>
          {label.length > 18 ? `${label.slice(0, 17)}…` : label}
        </text>
      )}
      {canInsert && edits !== null && (
        // biome-ignore lint/a11y/noStaticElementInteractions: as above.
        <g
          className={classes.insert}
          transform={`translate(${middleX} ${middleY})`}
          onClick={() => edits.insertOn({ step, branch }, { x: middleX, y: middleY })}
        >
          <circle r="10" />
          <path d="M-4 0h8M0-4v8" />
        </g>
      )}
    </g>
  );
});
