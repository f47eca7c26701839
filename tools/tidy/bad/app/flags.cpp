// SPDX-License-Identifier: Apache-2.0
void define(App& app) {
    app.add_option("--documented", path);
    app.add_flag("-u,--undocumented", flag);
    print("-- not a flag --");
}
