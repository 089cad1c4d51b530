import type { ProgramDefinition } from "sigma/rendering";
import {
  createEdgeCompoundProgram,
  EdgeArrowHeadProgram,
  EdgeClampedProgram,
} from "sigma/rendering";

const BODY = /void main\s*\(\s*(?:void)?\s*\)\s*\{/;

/** Along the line, whichever side of it the fragment is on: the normals of the two sides point apart. */
const DASHES = `
  vec2 along = vec2(-v_normal.y, v_normal.x) / max(length(v_normal), 0.001);
  if (mod(abs(dot(gl_FragCoord.xy, along)), 12.0) > 7.0) discard;
`;

type Program = InstanceType<typeof EdgeClampedProgram>;

/** Sigma's types leave out the definition that each of its programs has. */
const Line = EdgeClampedProgram as unknown as new (
  ...parts: ConstructorParameters<typeof EdgeClampedProgram>
) => Program & { getDefinition(): ProgramDefinition };

/** Sigma draws whole lines only: this is its own line with gaps. */
class DashedLine extends Line {
  override getDefinition(): ProgramDefinition {
    const definition = super.getDefinition();
    const source = definition.FRAGMENT_SHADER_SOURCE.replace(BODY, (head) => head + DASHES);
    return { ...definition, FRAGMENT_SHADER_SOURCE: source };
  }
}

/** An arrow for what some affirm and some deny. */
export const DashedArrow = createEdgeCompoundProgram([
  DashedLine as unknown as typeof EdgeClampedProgram,
  EdgeArrowHeadProgram,
]);
