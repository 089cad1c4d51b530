import assert from "node:assert/strict";
import { test } from "node:test";
import { upToLegalForm, withoutLegalForm } from "./legal-forms.ts";

test("legal forms are left off, all of them", () => {
  assert.equal(withoutLegalForm("Sable Holdings Ltd."), "Sable");
  assert.equal(withoutLegalForm("Bank of Vale"), "Bank of Vale");
});

test("what stands behind the legal form is no part of the name", () => {
  assert.equal(upToLegalForm("Sable Marine Corp SBM"), "Sable Marine");
  assert.equal(upToLegalForm("Sable Marine Co Ltd SBMJ"), "Sable Marine");
  assert.equal(upToLegalForm("Sable Marine Corp"), undefined);
  assert.equal(upToLegalForm("Sable Corp of Vale"), undefined);
});

test("a name of ten thousand characters takes no time", () => {
  const long = "Sable ".repeat(2_000);
  assert.equal(upToLegalForm(long), undefined);
});
