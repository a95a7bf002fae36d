// Times on one machine mean nothing; read each line as a ratio to its peer, measured in the same run.
import { benchClicks } from './clicks.ts';
import { benchDecide } from './decide.ts';
import { benchHistory } from './history.ts';
import { benchForms } from './forms.ts';
import { benchMails } from './mails.ts';
import { benchRehearsal } from './rehearse.ts';
import { benchWakeUps } from './wake-ups.ts';

await benchDecide();
await benchHistory();
await benchClicks();
await benchMails();
await benchForms();
await benchWakeUps();
await benchRehearsal();
process.exit();
