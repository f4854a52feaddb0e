#include "ui/session/fidelity_measures.h"

namespace dpfm::session {

using training::PartReading;

const std::array<FidelityMeasure, 10> kFidelityMeasures = {
    FidelityMeasure{"cosine", "cosine of the angle between the pruned and the full gradient",
                    [](const PartReading& part) { return part.gradient.cosine; }},
    FidelityMeasure{"norm_ratio", "length of the pruned gradient over that of the full one",
                    [](const PartReading& part) { return part.gradient.normRatio; }},
    FidelityMeasure{"sign_agreement",
                    "share of the weights with a full gradient whose pruned gradient has its sign",
                    [](const PartReading& part) { return part.gradient.signAgreement; }},
    FidelityMeasure{
        "kept_candidates", "share of |g| of the candidates that neurons saw which is kept",
        [](const PartReading& part) { return std::optional(part.kept.ofCandidates.absolute); }},
    FidelityMeasure{
        "kept_candidates_squared", "the same share of g^2",
        [](const PartReading& part) { return std::optional(part.kept.ofCandidates.squared); }},
    FidelityMeasure{
        "kept_full", "share of |g| of the unpruned gradient whose weights keep a register",
        [](const PartReading& part) { return std::optional(part.kept.ofFull.absolute); }},
    FidelityMeasure{
        "kept_full_squared", "the same share of g^2",
        [](const PartReading& part) { return std::optional(part.kept.ofFull.squared); }},
    FidelityMeasure{
        "id_overlap",
        "Jaccard index of the ids in registers with those of the epoch before, on the probe set",
        [](const PartReading& part) { return part.overlap; }},
    FidelityMeasure{"id_half_life",
                    "epochs until half of the ids have been given up; empty if longer",
                    [](const PartReading& part) { return part.halfLife; }},
    FidelityMeasure{"starved", "share of (batch, weight) so far without a gradient",
                    [](const PartReading& part) { return std::optional(part.starved); }},
};

} // namespace dpfm::session
