import { taskNumber } from '../../domain/letter/task-words.ts';
import { bodyName } from '../../domain/plan/directory.ts';
import { DateInput, FilesInput, FormProblem, Hidden, LineInput, TextInput } from '../forms/inputs.tsx';
import type { Filled } from '../forms/inputs.tsx';
import type { FileBox } from '../forms/received-files.ts';
import { ReportEntry } from '../report-list.tsx';
import type { Action, Scene } from './action.ts';

interface ActionViewProps {
  readonly action: Action<never>;
  readonly scene: Scene;
  /** Where the form goes. */
  readonly path: string;
  /** The task's own page. */
  readonly back: string;
  readonly hidden: Readonly<Record<string, string>>;
  readonly filled: Filled;
  readonly files: FileBox;
  /** Where a file of a report can be fetched; null where it is only named. */
  readonly fileHref: ((sha256: string) => string) | null;
}

/** One action on a page of its own: what it is, about which task, its fields, and who speaks. */
export const ActionView = (props: ActionViewProps) => {
  const { action, scene, path, back, hidden, filled, files } = props;
  const { wording, paper } = action;
  const { plan, definition, by } = scene;
  const shared = { form: 'vb', filled };
  return (
    <div class="narrow">
      <p class="crumb">
        <a href={back}>Nhiệm vụ {taskNumber(definition)}</a>
      </p>
      <h1>{wording.heading}</h1>
      <p class="lead">{definition.title.checked ?? definition.title.printed}</p>
      <About {...props} />
      <form
        method="post"
        action={path}
        enctype="multipart/form-data"
        class="card"
        aria-label={wording.heading}
      >
        <FormProblem filled={filled} />
        <p>{wording.intro}</p>
        <p class="fine">Cơ quan: {bodyName(plan, by)}.</p>
        <Hidden values={hidden} />
        {action.fields(scene, filled)}
        <TextInput {...shared} name="noi_dung" label={wording.words} required={action.wordsRequired} />
        {paper === 'none' ? null : <PaperFields {...shared} required={paper === 'required'} />}
        {paper === 'evidence' ? <FilesInput {...shared} label="Tệp văn bản" box={files} /> : null}
        <LineInput {...shared} name="ho_ten" label="Họ tên" required autocomplete="name" />
        <LineInput {...shared} name="chuc_vu" label="Chức vụ" required autocomplete="organization-title" />
        <button type="submit" class="main">
          {wording.button}
        </button>
      </form>
    </div>
  );
};

const About = ({ action, scene, fileHref }: Pick<ActionViewProps, 'action' | 'scene' | 'fileHref'>) => {
  const ids = action.about?.(scene.task) ?? [];
  return (
    <>
      {scene.reports
        .filter(({ id }) => ids.includes(id))
        .map((report) => (
          <section class="card">
            <ReportEntry report={report} nameOf={(body) => bodyName(scene.plan, body)} fileHref={fileHref} />
          </section>
        ))}
    </>
  );
};

const PaperFields = ({ form, filled, required }: { form: string; filled: Filled; required: boolean }) => {
  const tail = required ? '' : ' (nếu có)';
  return (
    <>
      <LineInput
        form={form}
        filled={filled}
        name="so_van_ban"
        label={`Số, ký hiệu văn bản${tail}`}
        required={required}
      />
      <DateInput
        form={form}
        filled={filled}
        name="ngay_van_ban"
        label={`Ngày văn bản${tail}`}
        required={required}
      />
    </>
  );
};

/** Links to what can be done besides; nothing where nothing can. */
export const ActionLinks = ({
  heading,
  links,
}: {
  readonly heading: string;
  readonly links: readonly (readonly [href: string, words: string])[];
}) =>
  links.length === 0 ? null : (
    <nav class="card" aria-label={heading}>
      <h2>{heading}</h2>
      <ul>
        {links.map(([href, words]) => (
          <li>
            <a href={href}>{words}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
