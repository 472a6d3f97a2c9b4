/** The collages that are edited side by side, by what they are looked at on. */
export const shapes = {
  desktop: { aspect: 4 / 3, label: 'Desktop', empty: 'Drop pictures here, or paste them.' },
  phone: { aspect: 9 / 16, label: 'Phone', empty: 'The same, as phones show it.' },
} as const;

export type Shape = keyof typeof shapes;
