import { useReactFlow } from '@xyflow/react';
import { useEffect, useRef } from 'react';

/** Brings the step that the reader goes to into the middle; the canvas itself shows the way of the run at first. */
export function FollowStep({ step }: { readonly step: string | undefined }) {
  const flow = useReactFlow();
  const shown = useRef(step);
  useEffect(() => {
    if (step === undefined || shown.current === step) return;
    shown.current = step;
    const node = flow.getInternalNode(step);
    if (node === undefined) return;
    const { width = 0, height = 0 } = node.measured;
    const { x, y } = node.internals.positionAbsolute;
    void flow.setCenter(x + width / 2, y + height / 2, { zoom: flow.getZoom(), duration: 0 });
  }, [flow, step]);
  return null;
}
