import { useNodesInitialized, useReactFlow } from '@xyflow/react';
import { useEffect, useRef } from 'react';

/** Shows the whole journey at first, then the step that the reader stands at. Stands inside a canvas. */
export function FollowStep({ step }: { readonly step: string | undefined }) {
  const flow = useReactFlow();
  const isReady = useNodesInitialized();
  const shown = useRef<string>(undefined);
  useEffect(() => {
    if (!isReady || step === undefined) return;
    const isFirst = shown.current === undefined;
    if (shown.current === step) return;
    shown.current = step;
    if (isFirst) void flow.fitView({ padding: 0.12, minZoom: 0.55, maxZoom: 1, duration: 0 });
    const node = flow.getInternalNode(step);
    if (node === undefined) return;
    const { width = 0, height = 0 } = node.measured;
    const { x, y } = node.internals.positionAbsolute;
    if (!isFirst) void flow.setCenter(x + width / 2, y + height / 2, { zoom: flow.getZoom(), duration: 0 });
  }, [flow, isReady, step]);
  return null;
}
