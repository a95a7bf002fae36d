/** Why a store cannot be opened. `words` ends the search: where, what was found, what is allowed. */
export class StoreRefused extends Error {
  override readonly name = 'StoreRefused';
  readonly kind:
    'clock-mode' | 'newer-schema' | 'no-practice-start' | 'no-store' | 'not-a-store' | 'unwritable';

  constructor(kind: StoreRefused['kind'], words: string, options?: ErrorOptions) {
    super(words, options);
    this.kind = kind;
  }
}

/** The file stayed locked through every try; nothing was written. */
export class StoreBusy extends Error {
  override readonly name = 'StoreBusy';
}
