/** A duration in milliseconds as a person reads it: `45 giây`, `2 phút 10 giây`. */
export function describeElapsed(ms: number): string {
  const seconds = Math.round(ms / 1000);
  const minutes = Math.floor(seconds / 60);
  return minutes === 0 ? `${seconds} giây` : `${minutes} phút ${seconds % 60} giây`;
}
