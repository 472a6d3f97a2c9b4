import { useWindowEvent } from '@mantine/hooks';

interface ReviewActions {
  move(by: 1 | -1): void;
  fine(): void;
  fix(): void;
}

/** The keys of the list, except where something is typed or a dialog is open; Enter on a button is the button's. */
export function useReviewKeys({ move, fine, fix }: ReviewActions) {
  useWindowEvent('keydown', (event) => {
    const { key, target, ctrlKey, metaKey, altKey, repeat } = event;
    const isCommand = ctrlKey || metaKey || altKey;
    if (event.defaultPrevented || isCommand || isElsewhere(target)) return;
    const letter = key.toLowerCase();
    if (letter === 'j' || key === 'ArrowDown' || key === 'ArrowRight') move(1);
    else if (letter === 'k' || key === 'ArrowUp' || key === 'ArrowLeft') move(-1);
    else if (letter === 'l' && !repeat) fine();
    else if ((letter === 'f' || (key === 'Enter' && isItem(target))) && !repeat) fix();
    else return;
    event.preventDefault();
  });
}

const isItem = (target: EventTarget | null) => target instanceof HTMLElement && 'review' in target.dataset;

const isElsewhere = (target: EventTarget | null) =>
  document.querySelector('[role=dialog]') !== null ||
  target instanceof HTMLInputElement ||
  target instanceof HTMLTextAreaElement ||
  (target instanceof Element && target.closest('header, nav') !== null);
