interface PasswordCredentialInit {
  id: string;
  password: string;
}

/** Asks the browser's password manager to keep a key, where it lets a page ask; elsewhere it notices the form that was sent. */
export function offerPassword({ id, password }: PasswordCredentialInit) {
  const { PasswordCredential } = globalThis as {
    PasswordCredential?: new (init: PasswordCredentialInit) => Credential;
  };
  if (!PasswordCredential) return;
  navigator.credentials.store(new PasswordCredential({ id, password })).catch(() => {
    // Its owner said no, or the manager is turned off.
  });
}
