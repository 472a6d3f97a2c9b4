/**
 * What inputs of files offer: what the server takes, each by its name. Asked for `image/*`, a phone hands over HEIC, which the
 * server cannot read; asked for these, it makes a JPEG of it.
 */
export const pictureTypes = ['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/avif'];
