/** Of the button that shows a hidden key: without a name and out of the keyboard's reach unless told otherwise. */
export const keyEye = { tabIndex: 0, 'aria-label': 'Show or hide the key' };
