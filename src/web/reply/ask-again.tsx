import { Hidden } from '../forms/inputs.tsx';
import type { Seal } from '../security/seal.ts';

/** Not a secret: it only tells a form of ours from what a scanner makes up. Whoever asks gets nothing in his own hand. */
const markOf = (seal: Seal): string => seal.mark('renewal form', '');

const RENEWAL_PATH = '/r/gui-lai';

interface AskAgainProps {
  readonly seal: Seal;
  /** The link's code, where the page has a clean address; null: the address is the link, and the form goes back to it. */
  readonly code: string | null;
}

/** One and the same below every link that does not open: nothing to fill in, and nothing that tells why. */
export const AskAgain = ({ seal, code }: AskAgainProps) => (
  <form method="post" action={code === null ? undefined : `${RENEWAL_PATH}?ma=${code}`} class="card">
    <h2>Gửi lại liên kết</h2>
    <p>Liên kết mới chỉ được gửi về hộp thư đã đăng ký của cơ quan, mỗi ngày một lần.</p>
    <Hidden values={{ dau: markOf(seal), gui_lai: 'co' }} />
    <button type="submit">Gửi lại liên kết cho hộp thư đã đăng ký</button>
  </form>
);

/** Whether somebody pressed that button. */
export const isAsking = (seal: Seal, texts: Readonly<Record<string, string>>): boolean =>
  texts['gui_lai'] === 'co' && seal.isMark('renewal form', '', texts['dau'] ?? '');
