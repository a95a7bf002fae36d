/**
 * Runs what a form asks for once, however often the form is sent: whoever sends it again, even while the first is on its
 * way, gets the first one's answer. For use cases that have no id of their own; it lasts as long as the process.
 */
export function createOnce<T>(limit = 500): (formId: string, work: () => Promise<T>) => Promise<T> {
  const running = new Map<string, Promise<T>>();
  return (formId, work) => {
    const known = running.get(formId);
    if (known !== undefined) return known;
    const answer = work();
    running.set(formId, answer);
    // What failed may be tried again with the same form.
    answer.catch(() => running.delete(formId));
    const [oldest] = running.keys();
    if (running.size > limit && oldest !== undefined) running.delete(oldest);
    return answer;
  };
}
