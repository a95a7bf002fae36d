/**
 * The name of a cookie. Where people come by https it is one that a browser takes from this very host alone, encrypted and
 * for the whole of it (`__Host-`); on plain http no browser would take such a cookie at all.
 */
export const hostCookie = (secure: boolean, name: string): string => (secure ? `__Host-${name}` : name);
