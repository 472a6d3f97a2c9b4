interface PasswordCredentialInit {
  id: string;
  password: string;
}

/**
 * Asks the browser's password manager to keep a key, where it lets a page ask: whether it was asked. Elsewhere it may notice
 * the form that was sent, and tells nobody.
 */
export async function offerPassword({ id, password }: PasswordCredentialInit): Promise<boolean> {
  const { PasswordCredential } = globalThis as {
    PasswordCredential?: new (init: PasswordCredentialInit) => Credential;
  };
  if (!PasswordCredential) return false;
  return navigator.credentials.store(new PasswordCredential({ id, password })).then(
    () => true,
    // The manager is turned off.
    () => false,
  );
}
