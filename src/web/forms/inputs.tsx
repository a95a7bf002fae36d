import type { Child } from 'hono/jsx';
import type { Faults } from './fields.ts';
import { ACCEPT } from '../uploads/file-kinds.ts';
import { FILES_FIELD, KEPT_FIELD } from '../uploads/upload-fields.ts';
import type { FileBox } from './received-files.ts';
import type { TypedForm } from './typed-form.ts';

/** What a form shows again after a fault: everything that was typed, each fault at its field. */
export interface Filled {
  readonly typed: TypedForm;
  readonly faults: Faults;
  /** What is wrong with the whole, not with one field. */
  readonly problem: string | null;
}

export const UNFILLED: Filled = { typed: { texts: {}, lists: {}, files: [] }, faults: {}, problem: null };

interface FieldProps {
  /** Prefix of element ids: a page may hold several forms. */
  readonly form: string;
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly filled: Filled;
  readonly required?: boolean;
  readonly autocomplete?: string;
}

const idOf = ({ form, name }: Pick<FieldProps, 'form' | 'name'>): string => `${form}-${name}`;

const describedBy = (props: FieldProps): string | undefined => {
  const id = idOf(props);
  const parts = [
    ...(props.hint === undefined ? [] : [`${id}-goi-y`]),
    ...(props.filled.faults[props.name] === undefined ? [] : [`${id}-loi`]),
  ];
  return parts.length === 0 ? undefined : parts.join(' ');
};

const Field = ({ children, ...props }: FieldProps & { readonly children: Child }) => {
  const fault = props.filled.faults[props.name];
  return (
    <div class={fault === undefined ? 'field' : 'field wrong'}>
      <label for={idOf(props)}>
        {props.label}
        {props.required === true ? <span class="must"> (bắt buộc)</span> : null}
      </label>
      {props.hint === undefined ? null : (
        <p class="hint" id={`${idOf(props)}-goi-y`}>
          {props.hint}
        </p>
      )}
      {children}
      {fault === undefined ? null : (
        <p class="fault" id={`${idOf(props)}-loi`}>
          {fault}
        </p>
      )}
    </div>
  );
};

/** Faults are ours to tell, in words and all at once; so no `required` attribute that makes the browser speak first. */
const common = (props: FieldProps) => ({
  id: idOf(props),
  name: props.name,
  'aria-describedby': describedBy(props),
  'aria-invalid': props.filled.faults[props.name] === undefined ? undefined : ('true' as const),
  'aria-required': props.required === true ? ('true' as const) : undefined,
});

export const LineInput = (props: FieldProps) => (
  <Field {...props}>
    <input
      type="text"
      {...common(props)}
      autocomplete={props.autocomplete ?? 'off'}
      value={props.filled.typed.texts[props.name] ?? ''}
    />
  </Field>
);

export const DateInput = (props: FieldProps) => (
  <Field {...props} hint={props.hint ?? 'Ngày/tháng/năm, ví dụ 17/9/2018'}>
    <input
      type="text"
      class="date"
      {...common({ ...props, hint: props.hint ?? '-' })}
      autocomplete="off"
      value={props.filled.typed.texts[props.name] ?? ''}
    />
  </Field>
);

export const TextInput = (props: FieldProps & { readonly rows?: number }) => (
  <Field {...props}>
    <textarea {...common(props)} rows={props.rows ?? 5}>
      {props.filled.typed.texts[props.name] ?? ''}
    </textarea>
  </Field>
);

/** One of several: a list, where nothing is chosen until somebody chooses. */
export const ChoiceInput = (
  props: FieldProps & { readonly choices: readonly (readonly [value: string, words: string])[] },
) => (
  <Field {...props}>
    <select {...common(props)}>
      <option value="">Chọn một mục</option>
      {props.choices.map(([value, words]) => (
        <option value={value} selected={props.filled.typed.texts[props.name] === value}>
          {words}
        </option>
      ))}
    </select>
  </Field>
);

/** What an earlier try has already brought stays unless the tick is taken away. */
export const FilesInput = ({
  box,
  ...rest
}: Omit<FieldProps, 'name' | 'hint'> & { readonly box: FileBox }) => {
  const props = { ...rest, name: FILES_FIELD, hint: box.hint };
  return (
    <Field {...props}>
      {box.kept.map(({ words, value }, index) => (
        <p class="kept">
          <input type="checkbox" id={`${idOf(props)}-${index}`} name={KEPT_FIELD} value={value} checked />{' '}
          <label for={`${idOf(props)}-${index}`}>Đã nhận: {words}</label>
        </p>
      ))}
      <input type="file" multiple accept={ACCEPT} {...common(props)} />
    </Field>
  );
};

export const Hidden = ({ values }: { readonly values: Readonly<Record<string, string>> }) => (
  <>
    {Object.entries(values).map(([name, value]) => (
      <input type="hidden" name={name} value={value} />
    ))}
  </>
);

/** First in a form that came back: how many faults, and what is wrong with the whole. */
export const FormProblem = ({ filled }: { readonly filled: Filled }) => {
  const count = Object.keys(filled.faults).length;
  if (count === 0 && filled.problem === null) return null;
  return (
    <div class="notice problem" role="alert">
      {filled.problem === null ? null : <p>{filled.problem}</p>}
      {count === 0 ? null : (
        <p>Chưa lưu. Có {String(count).padStart(2, '0')} chỗ cần xem lại, nêu ngay tại từng ô.</p>
      )}
    </div>
  );
};
