export const FILES_FIELD = 'tep';
/** Files of an earlier try that came back with a fault: they need not travel a slow line twice. */
export const KEPT_FIELD = 'da_nhan';
