import { BaseEdge, type EdgeProps } from '@xyflow/react';
import { memo, useContext } from 'react';
import { BODY } from '../model/step-branches.ts';
import classes from './canvas.module.css';
import { CanvasEditsContext } from './canvas-edits.ts';
import type { BranchEdge as BranchEdgeType } from './canvas-node.ts';
import { labelPlace, wireShape } from './wire-shape.ts';

/** The wire of a branch, with its label where it begins and a button in its middle that puts a step on it. */
export const BranchEdge = memo(function BranchEdge(props: EdgeProps<BranchEdgeType>) {
  const { id, data, selected, markerEnd } = props;
  const edits = useContext(CanvasEditsContext);
  const { path, middleX, middleY } = wireShape(props);
  if (data === undefined) return null;
  const { step, branch, label, light, coverage, canInsert } = data;
  return (
    <g
      className={classes.wire}
      data-wire
      data-light={light}
      data-coverage={coverage === undefined ? undefined : coverage ? 'yes' : 'no'}
      data-selected={selected === true || undefined}
    >
      <BaseEdge id={id} path={path} interactionWidth={18} {...(markerEnd === undefined ? {} : { markerEnd })} />
      {label !== '' && (
        <text className={classes.label} {...labelPlace(props, branch === BODY)}>
          {label.length > 18 ? `${label.slice(0, 17)}…` : label}
        </text>
      )}
      {canInsert && edits !== null && (
        // biome-ignore lint/a11y/noStaticElementInteractions: as above.
        <g
          className={classes.insert}
          data-insert
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
