/** Style of the page: four kinds of sentence are told apart by colour and by word, on screen and paper. */
export const STYLE = `
:root { color-scheme: light dark; --ink: #1d2327; --paper: #fff; --faint: #626b73; --rule: #d5dade;
  --information: #1f5f8b; --judgement: #8a3b12; --assumption: #6b4e9b; --alarm: #a3162a; }
@media (prefers-color-scheme: dark) { :root { --ink: #e4e7ea; --paper: #15191c; --faint: #9aa4ac; --rule: #343b41;
  --information: #7fbce6; --judgement: #f0a878; --assumption: #bfa6ec; --alarm: #ff8a96; } }
body { margin: 0; color: var(--ink); background: var(--paper); font: 16px/1.55 system-ui, sans-serif; }
main { max-width: 46rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
h1 { font-size: 1.7rem; line-height: 1.2; margin: 0; }
header p { color: var(--faint); margin: .25rem 0 0; }
h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; padding-bottom: .25rem; border-bottom: 1px solid var(--rule); }
p { margin: .6rem 0; padding-left: .75rem; border-left: 3px solid var(--rule); overflow-wrap: anywhere; }
header p { border: 0; padding: 0; }
.information { border-color: var(--information); } .judgement { border-color: var(--judgement); font-weight: 600; }
.assumption { border-color: var(--assumption); }
.kind { display: block; font: 600 .7rem/1.4 system-ui, sans-serif; letter-spacing: .06em; text-transform: uppercase; }
.information .kind { color: var(--information); } .judgement .kind { color: var(--judgement); }
.assumption .kind { color: var(--assumption); } .method .kind { display: none; }
sup { margin-left: .2rem; line-height: 0; } a { color: var(--information); }
table { border-collapse: collapse; width: 100%; font-size: .9rem; }
th, td { text-align: left; vertical-align: top; padding: .35rem .5rem; border-bottom: 1px solid var(--rule); }
blockquote { margin: .35rem 0; padding-left: .75rem; border-left: 3px solid var(--rule); overflow-wrap: anywhere; }
figure { margin: 1rem 0; } figure svg { max-width: 100%; height: auto; } figcaption, footer { color: var(--faint); font-size: .85rem; }
small, code { color: var(--faint); overflow-wrap: anywhere; } li { margin: .75rem 0; } li:target { outline: 2px solid var(--information); outline-offset: .35rem; }
aside { margin-top: 1.5rem; padding: .25rem 1rem; border: 1px solid var(--alarm); } aside h2 { color: var(--alarm); border: 0; margin: .5rem 0; }
@media screen and (max-width: 40rem) { table { display: block; overflow-x: auto; } main { overflow-wrap: anywhere; } }
@media print { :root { --ink: #000; --paper: #fff; --faint: #444; } main { max-width: none; padding: 0; }
  h2, p, li { break-inside: avoid; } h2 { break-after: avoid; } a { color: inherit; } }
`;
