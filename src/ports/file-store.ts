/** Evidence files: rows of at most 1 MB under the upload that brought them, found by the SHA-256 of the whole (lower-case hex). */
export interface FileReads {
  /** Row `index`, from 0, of a stored file; null past its end, and where it is unknown, erased or still arriving. */
  fileRow(sha256: string, index: number): Promise<Uint8Array | null>;
  /** The same of an upload that is still arriving. */
  uploadRow(uploadId: string, index: number): Promise<Uint8Array | null>;
  /**
   * Uploads that nobody will ask for, oldest first: still arriving since before `arrivingMs`, or whole, named by no report
   * and no draft, and not touched since `unnamedMs`. Wall clock, milliseconds.
   */
  lostUploads(
    before: { readonly arrivingMs: number; readonly unnamedMs: number },
    limit: number,
  ): Promise<readonly string[]>;
}

export interface FileWrites extends FileReads {
  /** Rows come in order, 1 byte to 1 MB each; until the upload is completed nobody sees them. */
  saveUploadRow(uploadId: string, index: number, bytes: Uint8Array, wallMs: number): Promise<void>;
  /** All has arrived. Where the same content is already stored, that one stays and what has just arrived is dropped. */
  completeUpload(uploadId: string, file: UploadedFile, wallMs: number): Promise<void>;
  dropUpload(uploadId: string): Promise<void>;
  /** Somebody still means to name it: it is not taken for lost. False: it is not stored (any more). */
  touchFile(sha256: string, wallMs: number): Promise<boolean>;
}

export interface UploadedFile {
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
}
