import { NativeSelect, NumberInput, Textarea, TextInput } from '@mantine/core';
import type { ItemValues } from './item-values.ts';
import { currencies } from './money.ts';
import classes from './wishlist-page.module.css';

interface ItemFieldsProps {
  values: ItemValues;
  onChange: (values: ItemValues) => void;
  wrong: Partial<Record<keyof ItemValues, string>>;
}

/** What is said of an item, whether it is new or there. */
export function ItemFields({ values, onChange, wrong }: ItemFieldsProps) {
  const set = (patch: Partial<ItemValues>) => onChange({ ...values, ...patch });
  return (
    <>
      <TextInput
        label="Name"
        data-autofocus
        maxLength={200}
        value={values.name}
        error={wrong.name}
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      <TextInput
        label="Link to its shop"
        placeholder="https://"
        maxLength={2000}
        value={values.link}
        error={wrong.link}
        onChange={(event) => set({ link: event.currentTarget.value })}
      />
      <div className={classes.triple}>
        <TextInput
          label="Price"
          inputMode="decimal"
          value={values.amount}
          error={wrong.amount}
          onChange={(event) => set({ amount: event.currentTarget.value })}
        />
        <NativeSelect
          label="Currency"
          data={currencies()}
          value={values.currency}
          onChange={(event) => set({ currency: event.currentTarget.value })}
        />
        <NumberInput
          label="How many"
          min={1}
          max={999}
          allowDecimal={false}
          clampBehavior="strict"
          value={values.quantity}
          error={wrong.quantity}
          onChange={(quantity) => set({ quantity })}
        />
      </div>
      <Textarea
        label="Note"
        description="Size, colour, or why."
        autosize={false}
        rows={2}
        maxLength={2000}
        value={values.note}
        onChange={(event) => set({ note: event.currentTarget.value })}
      />
    </>
  );
}
