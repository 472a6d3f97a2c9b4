import { ActionIcon, Popover, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconDots } from '@tabler/icons-react';
import { Fragment, type ReactNode } from 'react';
import classes from './entries-popover.module.css';

export interface Entry {
  label: string;
  icon?: ReactNode;
  onPick: () => void;
  isDisabled?: boolean;
  /** Whether it is how things are now. */
  isCurrent?: boolean;
  isDangerous?: boolean;
}

export interface EntryGroup {
  title?: string;
  entries: readonly Entry[];
}

interface EntriesPopoverProps {
  label: string;
  groups: readonly EntryGroup[];
  position?: 'bottom-end' | 'top-end';
}

/** A button with three dots, and under it what has no button of its own. */
export function EntriesPopover({ label, groups, position = 'bottom-end' }: EntriesPopoverProps) {
  const [open, popover] = useDisclosure();
  return (
    <Popover
      position={position}
      shadow="lg"
      radius="md"
      width={240}
      trapFocus
      returnFocus
      opened={open}
      onChange={popover.set}
    >
      <Popover.Target>
        <ActionIcon variant="default" size={36} radius="xl" aria-label={label} onClick={popover.toggle}>
          <IconDots size={18} aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown p={6} aria-label={label}>
        {groups.map(({ title, entries }, at) => (
          <Fragment key={title ?? at}>
            {at > 0 && <hr className={classes.line} />}
            {title && <p className={classes.title}>{title}</p>}
            {entries.map(({ label: name, icon, onPick, isDisabled, isCurrent, isDangerous }) => (
              <UnstyledButton
                key={name}
                className={classes.entry}
                disabled={isDisabled}
                aria-current={isCurrent || undefined}
                data-dangerous={isDangerous || undefined}
                onClick={() => {
                  popover.close();
                  onPick();
                }}
              >
                {icon}
                {name}
              </UnstyledButton>
            ))}
          </Fragment>
        ))}
      </Popover.Dropdown>
    </Popover>
  );
}
