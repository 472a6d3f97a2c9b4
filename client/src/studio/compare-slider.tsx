import { type PointerEvent, useRef } from 'react';
import classes from './compare-slider.module.css';
import { positionAfterKey } from './slider-keys.ts';

interface CompareSliderProps {
  /** 0..100: how much of the frame, from its left edge, shows the original. */
  position: number;
  onChange: (position: number) => void;
}

/** The divider between before and after: drag anywhere on the picture, or use the arrow keys on its handle. */
export function CompareSlider({ position, onChange }: CompareSliderProps) {
  const area = useRef<HTMLDivElement>(null);
  /** Where a finger came down, until it is known what it wants. */
  const touch = useRef<Point | null>(null);

  function follow(clientX: number) {
    const box = area.current?.getBoundingClientRect();
    if (box?.width) onChange(Math.min(100, Math.max(0, ((clientX - box.left) / box.width) * 100)));
  }

  return (
    <div
      ref={area}
      className={classes.area}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        // A finger that comes down may be about to scroll: it moves the divider once it goes sideways, or was a tap.
        touch.current = event.pointerType === 'touch' ? { x: event.clientX, y: event.clientY } : null;
        if (!touch.current) follow(event.clientX);
      }}
      onPointerMove={(event) => {
        if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
        if (touch.current && !isSideways(touch.current, event)) return;
        touch.current = null;
        follow(event.clientX);
      }}
      onPointerUp={(event) => {
        if (touch.current && isTap(touch.current, event)) follow(event.clientX);
        touch.current = null;
      }}
      onPointerCancel={() => {
        touch.current = null;
      }}
    >
      <div
        className={classes.divider}
        role="slider"
        tabIndex={0}
        aria-label="Compare original and result"
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(position)}
        aria-valuetext={`${Math.round(position)}% original`}
        onKeyDown={(event) => {
          const next = positionAfterKey(position, event.key);
          if (next === null) return;
          event.preventDefault();
          onChange(next);
        }}
      >
        <span className={classes.handle} aria-hidden>
          <svg width="22" height="22" viewBox="0 0 22 22" aria-hidden="true">
            <path
              d="M8 6 3 11l5 5M14 6l5 5-5 5"
              fill="none"
              stroke="currentColor"
              strokeWidth="2"
              strokeLinecap="round"
              strokeLinejoin="round"
            />
          </svg>
        </span>
      </div>
    </div>
  );
}

/** Pixels a finger may tremble. */
const slop = 6;

interface Point {
  x: number;
  y: number;
}

const wayFrom = ({ x, y }: Point, { clientX, clientY }: PointerEvent) =>
  [Math.abs(clientX - x), Math.abs(clientY - y)] as const;

function isSideways(from: Point, event: PointerEvent) {
  const [across, down] = wayFrom(from, event);
  return across > slop && across > down;
}

function isTap(from: Point, event: PointerEvent) {
  return Math.max(...wayFrom(from, event)) <= slop;
}
