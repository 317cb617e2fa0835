// What the search of the site does to words: it looks for them without their marks, so that "quang ninh" finds
// "Quảng Ninh", and so does "QUẢNG NINH". It stands where the theme looks for the rules of Vietnamese (lunr.vi).
(() => {
  const bare = (word) =>
    String(word).toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replaceAll("đ", "d");
  const unmarked = (token) => token.update(bare);
  lunr.Pipeline.registerFunction(unmarked, "unmarked");
  lunr.vi = function () {
    for (const pipeline of [this.pipeline, this.searchPipeline]) {
      pipeline.reset();
      pipeline.add(unmarked);
    }
  };
  // words with a wildcard, which the theme puts behind every word, do not go through the pipeline
  const { clause } = lunr.Query.prototype;
  lunr.Query.prototype.clause = function (wanted) {
    return clause.call(this, { ...wanted, term: bare(wanted.term) });
  };
})();
