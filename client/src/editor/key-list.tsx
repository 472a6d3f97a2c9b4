import { Kbd, Text } from '@mantine/core';
import { Dialog } from '../ui/dialog.tsx';
import classes from './key-list.module.css';

const command = /Mac|iP/.test(navigator.platform) ? '⌘' : 'Ctrl';

const groups: readonly { title: string; keys: readonly (readonly [readonly string[], string])[] }[] = [
  {
    title: 'Tools',
    keys: [
      [['K'], 'Keep: belongs to the subject'],
      [['E'], 'Erase: does not belong to it'],
      [['B'], 'Paint, exactly'],
      [['X'], 'Rub out, exactly'],
      [['Alt'], 'the opposite while it is held; a pen’s other end too'],
      [['[', ']'], 'smaller, larger'],
      [['{', '}'], 'softer, harder (Paint and Rub out)'],
      [['Alt', 'right drag'], 'size across, hardness up and down'],
      [['Shift', 'click'], 'straight on from the last point'],
    ],
  },
  {
    title: 'Looking',
    keys: [
      [['0'], 'all of it'],
      [['1'], 'pixel by pixel'],
      [['+', '−'], 'nearer, farther; the wheel too'],
      [['Space', 'drag'], 'move; the middle button too'],
      [['\\'], 'as it was, while it is held'],
      [['M'], 'strokes shown or not'],
    ],
  },
  {
    title: 'Steps',
    keys: [
      [[command, 'Z'], 'undo a stroke'],
      [[command, 'Shift', 'Z'], 'do it again'],
      [['Enter'], 'apply: make the cutout in full size'],
      [['Esc'], 'take a begun stroke back, then leave'],
    ],
  },
  {
    title: 'By keyboard alone, with the focus on the picture',
    keys: [
      [['←', '↑', '→', '↓'], 'move the brush by 1 %, with Shift by 5 %'],
      [['Space'], 'put the brush down and lift it'],
      [['Enter'], 'end the stroke'],
      [['Home', 'End'], 'move the picture across'],
      [['Page Up', 'Page Down'], 'move it up and down'],
    ],
  },
];

/** All keys of the editor. */
export function KeyList({ onClose }: { onClose: () => void }) {
  return (
    <Dialog onClose={onClose} title="Keys" size="lg">
      {groups.map(({ title, keys }) => (
        <section key={title} className={classes.group}>
          <h3 className={classes.title}>{title}</h3>
          <dl className={classes.keys}>
            {keys.map(([names, does]) => (
              <div key={does} className={classes.key}>
                <dt>
                  {names.map((name) => (
                    <Kbd key={name}>{name}</Kbd>
                  ))}
                </dt>
                <dd>{does}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      <Text size="sm" c="dimmed">
        One finger draws, two move and zoom. Once a pen was seen, fingers only move the picture.
      </Text>
    </Dialog>
  );
}
